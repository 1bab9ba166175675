import { Check } from 'lucide-react';
import { bestLook } from '../../../core/adaptation/adapt.ts';
import { sheetKey, type MadeAdaptation } from '../../../store/adaptation/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { Notice } from '../../elements/Notice.tsx';
import { figure, percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { StoredImage } from '../../parts/StoredImage.tsx';
import { say } from '../../words/say.ts';
import styles from './AdaptPrior.module.css';

/** What an adaptation came to: the error before and after on pictures that took no part, and a way to use the new prior. */
export function AdaptedPrior({ made }: { readonly made: MadeAdaptation }) {
  const { id, key, looks, before, after, tested } = made;
  const inUse = useStudioState((state) => state.models.chosen.prior === key);
  const there = useStudioState((state) => state.models.packs?.some((pack) => pack.key === key) ?? false);
  const choosing = useStudioState((state) => state.models.phase.kind === 'choosing');
  const { models, adaptation } = useActions();
  const ok = (
    <Button
      look="quiet"
      onClick={() => {
        adaptation.dismiss();
      }}
    >
      {say.adapting.ok}
    </Button>
  );
  if (key === null) {
    return (
      <Notice title={say.adapting.noBetter} action={ok}>
        {say.adapting.noLookWas}
      </Notice>
    );
  }
  const less = 1 - after.absolute / before.absolute;
  const change = less < 0 ? `+${percent(-less)}` : `−${percent(less)}`;
  const [was, is] = [before, after].map(({ absolute }) => figure(absolute, 5));
  return (
    <>
      <Notice tone={less < 0 ? 'warn' : 'good'} title={say.adapting.adapted} action={ok}>
        <p>{say.adapting.better(tested, was!, is!, change, bestLook(looks).step)}</p>
        {inUse && <p>{say.adapting.itIsInUse}</p>}
      </Notice>
      {!inUse && there && (
        <div className={styles.tools}>
          <Button
            look="solid"
            icon={<Check aria-hidden />}
            disabled={choosing}
            onClick={() => {
              models.act({ kind: 'choose', role: 'prior', key });
            }}
          >
            {say.adapting.useIt}
          </Button>
        </div>
      )}
      <Disclosure summary={say.adapting.sheet}>
        <div className={styles.sheet}>
          <StoredImage image={sheetKey(id)} alt={say.adapting.sheet} />
        </div>
      </Disclosure>
    </>
  );
}
