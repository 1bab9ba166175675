import { describe, expect, it } from 'vitest';
import { fillPrompt } from './prompt.ts';
import { sayingOf } from '../testing/saying.ts';

describe('fillPrompt', () => {
  it.each([
    ['This is a photo of a {label}', 'dog', 'This is a photo of a dog'],
    ['This is a photo of a {label}', ' grand  piano', 'This is a photo of a grand piano'],
    ['{label}', '  grand piano ', 'grand piano'],
    ['a photo of a {label}, a type of pet', '', 'a photo of a , a type of pet'],
    ['a photo of a {label}', '', 'a photo of a'],
    ['{label} and {label}', '$&', '$& and $&'],
  ])('fills %j with %j', (template, name, prompt) => {
    expect(fillPrompt(template, name)).toBe(prompt);
  });

  it('refuses a template that would give every class the same sentence', () => {
    expect(sayingOf(() => fillPrompt('a photo', 'dog'))).toThrow('Expected a prompt with {label}');
  });
});
