import { Dialog } from '../elements/Dialog.tsx';
import { keyGroups } from './keys.ts';
import { say } from '../words/say.ts';
import { Learn } from './Learn.tsx';
import styles from './HelpDialog.module.css';

/** All keys, by place. */
export function HelpDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title={say.frame.keys2} open={open} onClose={onClose}>
      <Learn onLeave={onClose} />
      <div className={styles.groups}>
        {keyGroups().map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.note}>{say.frame.keysRestWhileYou}</p>
    </Dialog>
  );
}
