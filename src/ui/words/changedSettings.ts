/** @file What a recipe changes of a method, in words: each language brings its own for labels, choices and numbers. */

import { methodOf } from '../../core/methods/table.ts';
import type { RecipePart } from '../../core/run/recipe.ts';

interface SettingWords {
  /** What a setting is called inside a sentence, by its label. */
  readonly label: (label: string) => string;
  /** A choice by its words, between quotation marks: it may have commas. */
  readonly choice: (words: string) => string;
  readonly number: (value: number) => string;
}

/** The settings of a part that are not the method's own, each as its name with its value. */
export function changedSettings({ method, settings }: RecipePart, say: SettingWords): string[] {
  const { settings: table } = methodOf(method);
  const inWords = (name: string, value: unknown): string => {
    const setting = table[name]!;
    if (setting.kind === 'choice') return say.choice(setting.choices[String(value)] ?? String(value));
    return typeof value === 'number' ? say.number(value) : String(value);
  };
  return Object.entries(settings).flatMap(([name, value]) => {
    const { default: usual, label } = table[name]!;
    return value === usual ? [] : [`${say.label(label)} ${inWords(name, value)}`];
  });
}
