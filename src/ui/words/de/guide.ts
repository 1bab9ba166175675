/** @file The lesson, the glossary and the tour, in German. Apart from the catalogue: they come when they are asked for. */

import type { Guide } from '../guide.ts';

export const GUIDE: Guide = {
  lesson: {
    title: 'Lektion: einen Datensatz wachsen lassen',
    about:
      'Sechs Fragen. Jede beantworten die Werte des Projekts, das hier geöffnet ist: Sehen Sie hin, bevor Sie antworten.',
    needsPictures: 'Die Lektion braucht Bilder. Der Beispielsatz genügt.',
    openSample: 'Beispielsatz öffnen',
    steps: 'Schritte der Lektion',
    previous: 'Zurück',
    next: 'Nächste Frage',
    leave: 'Lektion verlassen',
    check: 'Prüfen',
    right: 'Richtig.',
    wrong: 'Noch nicht: Sehen Sie noch einmal auf die Werte.',
    wait: 'Die Werte dafür entstehen gerade…',
    answer: 'Ihre Antwort',
    open: 'Im Studio öffnen',
    copy: 'Link mit diesem Rezept kopieren',
    copied: 'Kopiert. Der Link enthält die Einstellungen und keines Ihrer Bilder.',
    notCopied: 'Der Browser erlaubt kein Kopieren; es ist die Adresse von „Im Studio öffnen“.',
    seed: 'Seed',
    variant: (k) => `Variante ${k}`,
    rows: {
      guided: 'Geführt',
      unguided: 'Ohne Führung',
    },
    choices: {
      guided: 'Die geführte Reihe',
      unguided: 'Die Reihe ohne Führung',
      better: 'Ja, mehr als Zufall',
      unclear: 'Das lässt sich nicht sagen: Der Unterschied ist nicht mehr als Zufall',
      worse: 'Nein, es schadet',
    },
    grow: {
      title: 'Was wächst hier?',
      text: 'Jedes Bild, das Sie mitbringen, ist ein Seed. Der Prior kodiert es, bewegt den Code ein wenig und macht daraus ein neues Bild: eine Variante. Ein Rezept sagt, wie viele Varianten jeder Seed bekommt.',
      question: (seeds, variants) =>
        `Hier sind ${seeds} Seeds, und jeder bekommt ${variants} Varianten. Wie viele neue Bilder werden das?`,
      learnt: 'So viele, und jedes davon lässt sich aus Seed, Nummer und Rezept noch einmal machen.',
    },
    entropy: {
      title: 'Was sieht die Entropie?',
      text: 'Der Prüfer gibt jeder Klasse eine Wahrscheinlichkeit. Die Entropie sagt, wie verteilt sie sind, in nat: 0, wo er gewiss ist, und ln C, wo ihm alle C Klassen gleich gelten. Sie sieht Zweifel, nicht Irrtum: Auch eine falsche Lesung kann gewiss sein.',
      question: 'Bei welchem dieser Seeds ist der Prüfer am wenigsten sicher?',
      learnt: (entropy, classes, most) => `Seine Entropie ist ${entropy} nat; ln ${classes} wäre ${most}.`,
    },
    guidance: {
      title: 'Was bringt Führung?',
      text: 'Beide Reihen kommen vom selben Seed und denselben Zufallszahlen. Die eine bewegt sich zufällig; die andere folgt auch dem Prüfer: Klasse behalten, Information hinzufügen, voneinander abweichen. Unter jedem Bild stehen p seiner Klasse und die Änderung seiner Entropie.',
      question: (name) => `Welche Reihe ist im Mittel sicherer bei ${name}?`,
      learnt: (guided, unguided, gain, otherGain) =>
        `Geführt p ${guided}, ohne Führung p ${unguided}; die Entropie änderte sich um ${gain} und ${otherGain} nat.`,
    },
    failure: {
      title: 'Wann misslingt es?',
      text: 'Der Radius Epsilon sagt, wie weit eine Variante sich von ihrem Seed entfernen darf. Zu klein, und Varianten sind Kopien; zu groß, und die Klasse geht verloren oder das Bild zerfällt. Bewegen Sie ihn und beobachten Sie beide Reihen.',
      question: (name) =>
        `Wie viele Bilder beider Reihen zusammen werden bei diesem Radius nicht mehr als ${name} gelesen?`,
      radius: 'Radius (Epsilon)',
      learnt:
        'Eine Klasse, die nicht mehr passt, lehrt ein Netz das Falsche. Sichten und Regeln sind da, um solche Varianten abzulehnen.',
    },
    test: {
      title: 'Warum nicht im Testsatz?',
      text: 'Ein Test braucht Bilder, aus denen nichts gelernt wurde. Varianten eines Testbildes im Training verrieten die Antworten; Varianten im Test fragten nach Bildern, die der Prior erfand. Darum wächst nur train, und Zurückgehaltenes bleibt, wie es kam.',
      question: 'Wie viele Bilder dieses Projekts sind zurückgehalten und wachsen nie?',
      hint: (all, seeds) => `Von ${all} Bildern sind ${seeds} Seeds.`,
      learnt: 'Hat ein Satz keine, hält ein Beleg reihum jeden Seed zurück, und seine Varianten mit ihm.',
    },
    help: {
      title: 'Hilft es?',
      text: 'Ein Beleg trainiert kleine Klassifikatoren mit dem Ordner allein und mit dem Gewachsenen, mehrmals, und testet sie an Bildern, die nie trainieren. Ein Gewinn zählt, wenn er größer ist als der Zufall zwischen den Wiederholungen.',
      question: 'Hilft das Gewachsene in diesem Projekt?',
      first:
        'Es gibt noch keinen Beleg: Lassen Sie wachsen, dann trainieren und vergleichen Sie unter „Beleg“; dort steht die Antwort.',
      learnt: 'Schreiben Sie es so, mit der Zahl der Wiederholungen und der Streuung.',
    },
  },
  glossary: {
    title: 'Wörter',
    paper: (term) => `Im Artikel: ${term}`,
    seed: {
      word: 'Seed',
      text: 'Ein Bild aus Ihrem Ordner, aus dem neue wachsen.',
    },
    variant: {
      word: 'Variante',
      text: 'Ein neues Bild eines Seeds. Es soll dieselbe Klasse zeigen und sich in dem unterscheiden, was die Klasse nicht ausmacht.',
    },
    prior: {
      word: 'Prior',
      text: 'Das Modell, das Bilder macht. Es verwandelt ein Bild in einen kurzen Code und zurück; wer den Code ändert, ändert das Bild.',
    },
    judge: {
      word: 'Prüfer',
      text: 'Das Modell, das Bilder liest. Es sagt, wie wahrscheinlich jede Klasse ist, bewertet Varianten und entscheidet nie für Sie.',
    },
    epsilon: {
      word: 'Radius',
      text: 'Wie weit eine Variante sich vom Seed entfernen darf. Nah ist sicher und langweilig, fern ist neu und gewagt.',
    },
    classScore: {
      word: 'Klassenwert',
      text: 'Für wie wahrscheinlich der Prüfer die Klasse des Ordners hält, von 0 bis 1. Vergleichen Sie ihn mit dem des Seeds.',
    },
    entropy: {
      word: 'Entropie',
      text: 'Wie unsicher der Prüfer ist: 0, wo er gewiss ist. Eine Variante, die etwas weniger gewiss ist als ihr Seed und noch ihre Klasse, ist lehrreich.',
    },
    diversity: {
      word: 'Diversität',
      text: 'Wie sehr sich die Varianten eines Seeds voneinander unterscheiden.',
    },
    guidance: {
      word: 'Führung',
      text: 'Der Prüfer sagt, wohin es geht: Klasse behalten, Information hinzufügen, Varianten auseinandertreiben. Ohne sie bewegt der Prior sich zufällig.',
    },
    nearCopy: {
      word: 'Fast-Kopie',
      text: 'Ein Bild, das von einem anderen kaum zu unterscheiden ist. Es lehrt nichts Neues; zwischen Training und Test macht es Ergebnisse zu gut.',
    },
    receipt: {
      word: 'Beleg',
      text: 'Die Probe, ob das Gewachsene hilft: Klassifikatoren mit und ohne, getestet an Bildern, die nie trainieren.',
    },
  },
  tour: {
    next: 'Weiter',
    previous: 'Zurück',
    done: 'Fertig',
    leave: 'Rundgang verlassen',
    progress: '{{current}} von {{total}}',
    steps: {
      title: 'Der Weg',
      text: 'Sieben Schritte, von Ihren Bildern zu einem Satz, der trainiert. Jeder öffnet sich, sobald darin etwas zu tun ist.',
    },
    pictures: {
      title: 'Ihre Bilder',
      text: 'Das ist der Beispielsatz: Seine Bilder sind die Seeds. Der Prüfer liest jedes; lassen Sie weg, was nicht dazugehört.',
    },
    device: {
      title: 'Alles läuft hier',
      text: 'Die Modelle laufen in dieser Seite, auf Ihrer Grafikkarte, wo es eine gibt. Kein Bild verlässt diesen Rechner.',
    },
    help: {
      title: 'Wenn Sie sich fragen',
      text: 'Tasten, Wörter, die Lektion und dieser Rundgang sind hier. Als Nächstes: weiter zum Rezept.',
    },
  },
};
