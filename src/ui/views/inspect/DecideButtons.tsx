import { ArrowLeft, ArrowRight, Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../elements/Button.tsx';
import type { useInspectKeys } from './useInspectKeys.ts';
import { say } from '../../words/say.ts';
import styles from './VariantView.module.css';

export interface DecideButtonsProps {
  readonly keys: ReturnType<typeof useInspectKeys>;
  /** What is gone through: "variant". */
  readonly what: 'variant' | 'picture';
  /** What else can be done. */
  readonly children?: ReactNode;
}

/** What the keys do, for who presses buttons. */
export function DecideButtons({ keys: { hasPrevious, hasNext, go, judge }, what, children }: DecideButtonsProps) {
  return (
    <div className={styles.buttons}>
      <IconButton
        label={say.inspect.previousK(what)}
        icon={<ArrowLeft />}
        disabled={!hasPrevious}
        onClick={() => {
          go(-1);
        }}
      />
      <div>
        <Button
          icon={<Check aria-hidden />}
          onClick={() => {
            judge('accepted');
          }}
        >
          {say.inspect.accept}
        </Button>
        <Button
          icon={<X aria-hidden />}
          onClick={() => {
            judge('rejected');
          }}
        >
          {say.inspect.reject}
        </Button>
        {children}
      </div>
      <IconButton
        label={say.inspect.nextJ(what)}
        icon={<ArrowRight />}
        disabled={!hasNext}
        onClick={() => {
          go(1);
        }}
      />
    </div>
  );
}
