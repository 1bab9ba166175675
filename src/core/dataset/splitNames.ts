/** @file What people call the parts of a data set, in the languages and with the affixes that they use. */

import { foldName } from './alike.ts';
import type { Split } from './placement.ts';

/** What a folder's name says of a split. */
export interface ParsedSplit {
  readonly split: Split;
  /** Whether nothing but the split is named (`train_set`, `01_train`, `train2017`); `cat_test` may also be a class. */
  readonly sure: boolean;
  /** Whether it names more than one: a folder around all of them. */
  readonly several: boolean;
  /** What is left of the name without the split's word, as it was written; '' where `sure`. */
  readonly rest: string;
}

/** The strictest first: a picture of two splits is treated as the one that must not be grown. */
const STRICTEST: readonly Split[] = ['test', 'val', 'train'];

/** Words between separators; folded when the table is built, so accents are written as they are. */
const WORDS: Readonly<Record<Split, string>> = {
  train: `train training trains trn trained entrenamiento entrenar entreno entrenament treino treinamento treinar entraînement
    apprentissage addestramento allenamento trening treningowy treningowe treningowa uczący eğitim egitim träning opplæring koulutus
    trénink trénovací tréninková antrenare antrenament obuka latih pelatihan latihan lernen lern trainingsdaten trein
    обучение обучающая обучающий обучающие тренировка тренировочная тренировочный тренировочные трейн навчання навчальна
    тренування обука uczenie uczenia træning træningsdata tanító tanuló tanítás tréning treniranje učenje mokymas mokymo treening
    apmācība þjálfun entrenament adestramento öğrenme learn learning pretrain seen mafunzo تربیت प्रशिक्षण প্রশিক্ষণ სასწავლო εκπαίδευση אימון تدريب التدريب آموزش प्रशिक्षण ฝึก`,
  val: `val vals valid validation validate validating dev devel validación validação validazione validierung validatie walidacja
    walidacyjny walidacyjne walidacyjna doğrulama dogrulama validering validointi validační validare validasi validacija
    валидация валидационная валидационный валидационные проверка валідація перевірка επικύρωση אימות تحقق التحقق सत्यापन`,
  test: `test tests testing tst tested eval evaluation evaluate evaluating holdout heldout unseen prueba pruebas teste testes
    testdaten prova essai essais évaluation evaluación avaliação valutazione auswertung prüfung testowy testowe testowa
    testovací sınama deneme uji pengujian ujian testování testi тест тесты тестовая тестовый тестовые тестирование экзамен
    испытание контрольная контрольный teszt tesztelés testiranje testavimas testavimo próf proba exam exams exame examen klausur
    jaribio blind private পরীক্ষা ტესტი тестування тестова оценка δοκιμή έλεγχος בדיקה מבחן اختبار الاختبار آزمون آزمایش परीक्षण टेस्ट ทดสอบ`,
};

/** Words of scripts without spaces: they count wherever they stand. */
const RUNNING_WORDS: Readonly<Record<Split, string>> = {
  train: '训练 訓練 学習 學習 学习 トレーニング 훈련 학습 트레이닝 트레인 ฝึก',
  val: '验证 驗證 検証 校验 バリデーション 검증 밸리데이션 ตรวจสอบ',
  test: '测试 測試 测验 测评 試驗 试验 試験 テスト 評価 评估 評估 테스트 시험 평가 ทดสอบ',
};

/** Words that say nothing beside a split's. */
const FILLERS = new Set(
  words(`set sets data dataset datasets image images img imgs picture pictures pic pics photo photos split splits part parts fold
    subset sample samples file files folder folders dir all full final new orig original raw resized cropped aug augmented clean
    cleaned processed seg cls class classes classification labelled labeled only of the and for my official public private
    challenge competition stage phase jpg jpeg jpegs png a b c d v x px k conjunto datos imagenes imagens dados daten
    bilder satz jeu donnees ensemble de des del da do di la le les dati immagini zbior dane obrazy выборка набор данные
    изображения veri seti`),
);
const RUNNING_FILLERS = new RegExp(
  `[${foldName('集数据數據图片圖像样本樣本用的データセット画像이미지데이터세트셋집합용การชุดข้อมูลอบรม')}]`,
  'gu',
);
/** Two letters for a split, as medical sets have them: `imagesTr`. They count beside a filler only. */
const SHORT: ReadonlyMap<string, Split> = new Map([
  ['tr', 'train'],
  ['ts', 'test'],
  ['te', 'test'],
  ['va', 'val'],
]);

const BY_WORD: ReadonlyMap<string, Split> = tableOf(WORDS);
const RUNNING: readonly (readonly [word: string, split: Split])[] = [...tableOf(RUNNING_WORDS)];
function words(text: string): readonly string[] {
  return text.split(/\s+/u).filter(Boolean).map(foldName);
}

function tableOf(texts: Readonly<Record<Split, string>>): ReadonlyMap<string, Split> {
  return new Map(STRICTEST.flatMap((split) => words(texts[split]).map((word) => [word, split] as const)));
}

/** The stricter of two splits: no picture of a test split becomes a training picture by lying in two. */
export const stricter = (a: Split | null, b: Split | null): Split | null =>
  STRICTEST.find((split) => split === a || split === b) ?? null;

/**
 * Reads a folder's name as a split's.
 *
 * @returns `null` where it names none. `trainval` is a training split, as where it comes from; a name with more than one split
 * otherwise is the strictest of them, and not sure.
 */
export function readSplitName(name: string): ParsedSplit | null {
  const pieces = piecesOf(name);
  const found = pieces.map(({ word }) => splitOfWord(word));
  let kinds = new Set(found.filter((split) => split !== null));
  const others = pieces.filter((_, i) => found[i] === null);
  const fillers = others.filter(({ word }) => FILLERS.has(word) || /^\d+$/u.test(word));
  if (kinds.size === 0) {
    const short = others.map(({ word }) => SHORT.get(word)).filter((split) => split !== undefined);
    if (short.length === 1 && fillers.length > 0 && fillers.length === others.length - 1) {
      return { split: short[0]!, sure: true, several: false, rest: '' };
    }
    return readRunning(name);
  }
  const both = kinds.size === 2 && kinds.has('train') && kinds.has('val');
  if (both) kinds = new Set<Split>(['train']);
  const sure = kinds.size === 1 && fillers.length === others.length;
  const rest = sure ? '' : others.map(({ text }) => text).join('_');
  return { split: STRICTEST.find((split) => kinds.has(split))!, sure, several: kinds.size > 1, rest };
}

/** The split that a folder's name surely means, or `null`. */
export const splitOf = (folder: string): Split | null => {
  const parsed = readSplitName(folder);
  return parsed?.sure ? parsed.split : null;
};

function splitOfWord(word: string): Split | null {
  const split = BY_WORD.get(word);
  if (split !== undefined) return split;
  if (word === 'trainval') return 'train';
  // "trainset", "testdata": a filler may be part of the word.
  const glued =
    /^(train|training|val|valid|validation|test|testing|eval)(set|sets|data|dataset|images?|imgs?|pics?|split)$/u.exec(
      word,
    );
  return glued ? BY_WORD.get(glued[1]!)! : null;
}

/** Chinese, Japanese and Korean names. */
function readRunning(name: string): ParsedSplit | null {
  let rest = foldName(name);
  const kinds = new Set<Split>();
  for (const [word, split] of RUNNING) {
    if (!rest.includes(word)) continue;
    kinds.add(split);
    rest = rest.replaceAll(word, ' ');
  }
  const split = STRICTEST.find((kind) => kinds.has(kind));
  if (split === undefined) return null;
  const plain = rest
    .replace(RUNNING_FILLERS, ' ')
    .split(/[\s\p{P}\p{S}\d]+/u)
    .filter((word) => word && !FILLERS.has(word));
  const sure = kinds.size === 1 && plain.length === 0;
  return { split, sure, several: kinds.size > 1, rest: sure ? '' : rest.trim().replace(/\s+/gu, '_') };
}

/** The words of a name: between separators, digits and capitals. */
function piecesOf(name: string): readonly { readonly text: string; readonly word: string }[] {
  return name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/h[eo]ld[\s_-]*out/giu, 'holdout')
    .replace(/hu[aấ]n[\s_-]*luy[eệ]n/giu, 'train')
    .replace(/ki[eể]m[\s_-]*(?:tra|th[uử])/giu, 'test')
    .replace(/ki[eể]m[\s_-]*đ[iị]nh|x[aá]c[\s_-]*th[uự]c/giu, 'val')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L}\p{M}*)(?=\p{Nd})|(\p{Nd})(?=\p{L})/gu, '$& ')
    .split(/[\s\p{P}\p{S}]+/u)
    .filter(Boolean)
    .map((text) => ({ text, word: foldName(text) }));
}
