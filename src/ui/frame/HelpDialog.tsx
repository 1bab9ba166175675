import { Dialog } from '../elements/Dialog.tsx';
import { KEY_GROUPS } from './keys.ts';
import styles from './HelpDialog.module.css';

/** All keys, by place. */
export function HelpDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" open={open} onClose={onClose}>
      <div className={styles.groups}>
        {KEY_GROUPS.map((group) => (
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
      <p className={styles.note}>
        Keys rest while you type. A click selects, Shift and Ctrl extend, dragging draws a box, a double click opens. In
        Inspect the keys of Review decide as well.
      </p>
    </Dialog>
  );
}
