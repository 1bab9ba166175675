/** @file What the arms of a receipt are called, and how receipts are made, in German. */

import { armOf, type FixedArmId } from '../../../core/receipt/arms.ts';
import type { Protocol } from '../../../core/receipt/protocol.ts';
import { isMethodId, methodOf } from '../../../core/methods/table.ts';
import type { ArmWords } from '../words.ts';
import { term } from './terms.ts';

const FIXED: Readonly<Record<FixedArmId, ArmWords>> = {
  original: {
    title: 'der Ordner allein',
    about:
      'Die Seeds, wie sie sind, bis auf die kleinen Drehungen, Verschiebungen und Spiegelungen, die jeder Arm hat.',
  },
  expansion: {
    title: 'die Vergrößerung',
    about:
      'Die Seeds und die Varianten, die ein Export enthält und niemand ablehnte, ohne gewählte Bilder; bei einem einfachen Ordner, was geführt ist.',
  },
  accepted: {
    title: 'was von Hand angenommen wurde',
    about: 'Die Seeds und die Varianten eines Exports, die jemand angenommen hat.',
  },
  picked: {
    title: 'was gewählt wurde',
    about:
      'Die Seeds und die echten Bilder, die aus einem Ordner ohne Klassen gewählt und von niemandem abgelehnt wurden.',
  },
  synthetic: {
    title: 'die Varianten allein',
    about: 'Die Varianten der Vergrößerung ohne die Seeds.',
  },
  'expansion-randaugment': {
    title: 'die Vergrößerung mit RandAugment',
    about: 'Die Vergrößerung, und jedes Bild wird jedes Mal durch RandAugment verändert: so trainiert train.py damit.',
  },
  infinite: {
    title: 'RandAugment ohne Ende',
    about:
      'Die Seeds, jedes Mal durch RandAugment verändert, mit so vielen Aktualisierungen, wie die Vergrößerung auch bei gleichen Epochen bekommt.',
  },
  distilled: {
    title: 'Destillation vom Prüfer',
    about: 'Die Seeds; die Hälfte jeder Klasse ist, was der Kopf des Prüfers liest, ohne das Bild zu kennen.',
  },
  'expansion-distilled': {
    title: 'die Vergrößerung mit Klassen des Prüfers',
    about: 'Die Vergrößerung; die Hälfte jeder Klasse ist, was der Kopf des Prüfers liest, ohne den Seed zu kennen.',
  },
  head: {
    title: 'der Kopf des Prüfers',
    about:
      'Ein Ridge-Klassifikator auf den eingefrorenen Merkmalen des Prüfers, in Sekunden aus den Seeds und den Namen gelernt.',
  },
  'fine-tuned': {
    title: 'der Prüfer, nachtrainiert',
    about:
      'Der Kopf des Prüfers, und seine letzten Blöcke von dort aus auf den Seeds und ihren Spiegelbildern weitertrainiert.',
  },
  'fine-tuned-expansion': {
    title: 'der Prüfer, mit der Vergrößerung nachtrainiert',
    about: 'Die letzten Blöcke des Prüfers, von seinem Kopf aus auf den Seeds und den Varianten weitertrainiert.',
  },
  'fine-tuned-synthetic': {
    title: 'der Prüfer, mit Varianten allein nachtrainiert',
    about:
      'Die letzten Blöcke des Prüfers, von den Namen der Klassen aus auf den Varianten ohne die Seeds weitertrainiert.',
  },
  'zero-shot': {
    title: 'der Prüfer nach Namen',
    about: 'Der Prüfer mit den Namen der Klassen, ohne ein einziges Bild.',
  },
};

const isFixed = (id: string): id is FixedArmId => Object.hasOwn(FIXED, id);

/** How an arm is called; one that this version does not have, by its id. */
export function arm(id: string): ArmWords {
  if (isFixed(id)) return FIXED[id];
  const work = armOf(id)?.work;
  if (work?.kind !== 'trained') return { title: id, about: '' };
  if (work.online !== null) {
    const title = term(methodOf(work.online).title);
    return {
      title: `${title} im Lauf`,
      about: `Die Seeds, jedes Mal durch ${title} verändert, wenn sie gesehen werden.`,
    };
  }
  const title = work.pool !== null && isMethodId(work.pool) ? term(methodOf(work.pool).title) : id;
  return { title, about: `Die Seeds und von jedem K Varianten, die ${title} vorher macht.` };
}

/** How a receipt was made, in sentences. */
export function protocol({ test, length, net, batch, tuned, repeats, seed }: Protocol): string {
  const tests =
    test.kind === 'split'
      ? `Tests sind die Bilder des Teils ${test.split}`
      : `Jeder Seed wurde in jedem Lauf einmal zurückgehalten, in ${test.folds} Teilen; keine Variante eines zurückgehaltenen Seeds trainiert`;
  const long =
    length.kind === 'epochs'
      ? `jeder Arm sieht jedes seiner Bilder ${length.epochs}-mal (gleiche Epochen)`
      : `jeder Arm macht ${length.updates} Aktualisierungen (gleich viele${length.found ? ', so viele, wie der langsamste auf einem Teil der Seeds braucht' : ''})`;
  const rates = tuned
    ? 'Lernrate und Gewichtsabnahme werden für jeden Arm auf einem Teil der Seeds gewählt'
    : 'alle Arme haben dieselbe Lernrate und Gewichtsabnahme';
  const runs =
    repeats === 1
      ? `ein Lauf mit der Startzahl ${seed}`
      : `± ist die Standardabweichung über ${repeats} Läufe mit den Startzahlen ab ${seed}`;
  return `${tests}; ${long} mit ${batch} Bildern; ${rates}. Das Netz ist ${net.kind}, ${net.width} Kanäle breit, von Grund auf mit ${net.side} px trainiert; ${runs}.`;
}
