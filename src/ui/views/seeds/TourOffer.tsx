import { useState } from 'react';
import { Button } from '../../elements/Button.tsx';
import { takeTour } from '../../guide/takeTour.ts';
import { useStudio, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './TourOffer.module.css';

/** Whoever opens the sample set for the first time is offered the tour, once; later it is found in the help. */
export function TourOffer() {
  const studio = useStudio();
  const isSample = useStudioState(({ seeds }) => seeds.source?.kind === 'sample');
  const [open, setOpen] = useState(() => !studio.tour.wasOffered());
  if (!open || !isSample) return null;
  const close = () => {
    studio.tour.close();
    setOpen(false);
  };
  return (
    <section className={styles.offer} aria-label={say.frame.tour}>
      <p>{say.frame.tourOffer}</p>
      <Button
        onClick={() => {
          close();
          void takeTour(studio);
        }}
      >
        {say.frame.takeTour}
      </Button>
      <Button look="quiet" onClick={close}>
        {say.frame.noTour}
      </Button>
    </section>
  );
}
