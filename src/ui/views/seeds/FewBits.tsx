import { useMemo } from 'react';
import { counted } from '../../../core/counted.ts';
import { ALL_BITS, stretchFor } from '../../../core/image/stretch.ts';
import { LIMITS } from '../../../core/limits.ts';
import { Button } from '../../elements/Button.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { Select } from '../../elements/Select.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';

const { least, most } = LIMITS.stretch;
const BITS = Array.from({ length: most - least + 1 }, (_, i) => {
  const bits = least + i;
  return { value: String(bits), label: bits === ALL_BITS ? 'as they are' : `${bits} bits` };
});

/** Pictures of 16 bits that use fewer: says so, and offers to read them in full brightness. */
export function FewBits() {
  const images = useStudioState((state) => state.seeds.images);
  const stretch = useStudioState((state) => state.recipe.settings.stretch);
  const { recipe } = useActions();
  const few = useMemo(() => stretchFor([...images.values()].map(({ usedBits = ALL_BITS }) => usedBits)), [images]);
  if (!few) return null;
  const choose = (bits: number) => {
    recipe.change({ stretch: bits });
  };
  const pictures = counted(few.pictures, 'picture');
  const [use, come] = few.pictures === 1 ? ['uses', 'comes'] : ['use', 'come'];
  if (stretch === undefined) {
    return (
      <Notice
        tone="warn"
        title={`${pictures} ${use} ${few.bits} of 16 bits and ${come} out almost black.`}
        action={
          <Button
            onClick={() => {
              choose(few.bits);
            }}
          >
            Stretch {few.bits} bits
          </Button>
        }
      >
        Microscopes and X-ray machines store fewer bits than the file has. Stretched, the largest number of {few.bits}{' '}
        bits is white; pictures that use more stay as they are.
      </Notice>
    );
  }
  return (
    <Notice
      title={
        stretch === ALL_BITS
          ? `${pictures} ${use} ${few.bits} of 16 bits, read as ${few.pictures === 1 ? 'it is' : 'they are'}.`
          : `${pictures} ${use} ${few.bits} of 16 bits; ${stretch} bits are stretched to full brightness.`
      }
      action={
        <Select
          label="Stretch"
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
