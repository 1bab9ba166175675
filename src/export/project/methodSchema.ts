/** @file Recipes and what is remembered of variants, as schemas made from the methods' tables: a new method needs no line here. */

import * as z from 'zod/mini';
import type { Fact } from '../../core/methods/facts.ts';
import { beforeOf, isWhole, type Setting } from '../../core/methods/settings.ts';
import { METHOD_IDS, methodOf, type How } from '../../core/methods/table.ts';
import type { RecipePart } from '../../core/run/recipe.ts';

const real = z.number();
const terms = z.object({ consistency: real, entropy: real, diversity: real });

/** A setting; a document from before it could be chosen has none. */
function settingSchema(setting: Setting): z.core.$ZodType {
  const before = beforeOf(setting);
  return before === undefined ? valueSchema(setting) : z._default(valueSchema(setting), before);
}

function valueSchema(setting: Setting): z.core.$ZodType {
  switch (setting.kind) {
    case 'choice':
      return z.enum(Object.keys(setting.choices));
    case 'number':
      return (isWhole(setting) ? z.int() : z.number()).check(z.gte(setting.least), z.lte(setting.most));
    case 'text':
      return z.string().check(z.maxLength(setting.longest));
    case 'suggested':
      return z.nullable(z.number().check(z.gte(setting.least), z.lte(setting.most)));
    default:
      return setting satisfies never;
  }
}

function factSchema({ kind }: Fact): z.core.$ZodType {
  switch (kind) {
    case 'number':
      return real;
    case 'numbers':
    case 'shares':
      return z.array(real);
    case 'text':
    case 'picture':
      return z.string();
    case 'texts':
      return z.array(z.string());
    case 'terms':
      return z.array(terms);
    default:
      return kind satisfies never;
  }
}

const map = <Of>(table: Readonly<Record<string, Of>>, schema: (of: Of) => z.core.$ZodType) =>
  z.object(Object.fromEntries(Object.entries(table).map(([name, of]) => [name, schema(of)])));

/** One member of a union a method. */
const byMethod = (schema: (id: (typeof METHOD_IDS)[number]) => z.ZodMiniObject) => {
  const members = METHOD_IDS.map(schema);
  return z.discriminatedUnion('method', members as [z.ZodMiniObject, ...z.ZodMiniObject[]]);
};

/** A class that gets less of a method; absent where none does. */
const lessFor = z.object({ label: z.string(), times: z.number().check(z.gte(0), z.lte(1)) });

/** A method of a recipe, with its settings and its share. The tables say what the types say. */
export const partSchema = byMethod((id) =>
  z.object({
    method: z.literal(id),
    share: z.int().check(z.gte(1)),
    lessFor: z.optional(z.array(lessFor)),
    settings: map(methodOf(id).settings, settingSchema),
  }),
) as unknown as z.ZodMiniType<RecipePart>;

/** What a method tells of a variant. */
export const howSchema = byMethod((id) =>
  z.extend(map(methodOf(id).facts, factSchema), { method: z.literal(id) }),
) as unknown as z.ZodMiniType<How>;
