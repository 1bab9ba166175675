import { Component, Suspense, type ReactNode } from 'react';
import { Button } from '../elements/Button.tsx';
import { Notice } from '../elements/Notice.tsx';

/** A screen whose code comes when it is asked for; where it does not come, that is said, and every other screen stays. */
export class LaterScreen extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return <Suspense>{this.props.children}</Suspense>;
    return (
      <Notice
        tone="bad"
        title="This screen could not be loaded."
        action={
          <Button
            onClick={() => {
              location.reload();
            }}
          >
            Reload
          </Button>
        }
      >
        Its code did not arrive. Your project is kept: reload the page when there is a connection, or go on with another
        step.
      </Notice>
    );
  }
}
