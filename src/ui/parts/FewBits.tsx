import { useMemo } from 'react';
import { ALL_BITS, stretchFor } from '../../core/image/stretch.ts';
import { LIMITS } from '../../core/limits.ts';
import { Button } from '../elements/Button.tsx';
import { Notice } from '../elements/Notice.tsx';
import { Select } from '../elements/Select.tsx';
import { useActions, useStudioState } from '../hooks/studio.ts';
import { say } from '../words/say.ts';

const { least, most } = LIMITS.stretch;
const BITS = Array.from({ length: most - least + 1 }, (_, i) => {
  const bits = least + i;
  return { value: String(bits), label: bits === ALL_BITS ? say.parts.asTheyAre : say.parts.bits(bits) };
});

/**
 * Pictures of 16 bits that use fewer: says so, and offers to read them in full brightness. One number is for all of a project's.
 *
 * @param of the pictures that are spoken of.
 */
export function FewBits({ of }: { readonly of: 'picture' | 'background' }) {
  const images = useStudioState((state) => state.seeds.images);
  const backgrounds = useStudioState((state) => state.recipe.backgrounds);
  const stretch = useStudioState((state) => state.recipe.settings.stretch);
  const { recipe } = useActions();
  const few = useMemo(() => {
    const bitsOf = (pictures: Iterable<{ readonly usedBits?: number | undefined }>) =>
      Array.from(pictures, ({ usedBits = ALL_BITS }) => usedBits);
    const [seeds, scenes] = [bitsOf(images.values()), bitsOf(backgrounds)];
    const spoken = stretchFor(of === 'picture' ? seeds : scenes);
    return spoken && { pictures: spoken.pictures, uses: spoken.bits, bits: stretchFor([...seeds, ...scenes])!.bits };
  }, [images, backgrounds, of]);
  if (!few) return null;
  const choose = (bits: number) => {
    recipe.change({ stretch: bits });
  };
  if (stretch === undefined) {
    return (
      <Notice
        tone="warn"
        title={say.parts.fewBits.dark(few.pictures, of, few.uses)}
        action={
          <Button
            onClick={() => {
              choose(few.bits);
            }}
          >
            {say.parts.stretchBits(few.bits)}
          </Button>
        }
      >
        {say.parts.microscopesAndXRay(few.bits)}
      </Notice>
    );
  }
  return (
    <Notice
      title={
        stretch === ALL_BITS
          ? say.parts.fewBits.asTheyAre(few.pictures, of, few.uses)
          : say.parts.fewBits.stretched(few.pictures, of, few.uses, stretch)
      }
      action={
        <Select
          label={say.parts.stretch}
          value={String(stretch)}
          options={BITS}
          onChange={(bits) => {
            choose(Number(bits));
          }}
        />
      }
    />
  );
}
