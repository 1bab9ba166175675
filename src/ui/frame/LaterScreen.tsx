import { Component, type ReactNode } from 'react';
import { Button } from '../elements/Button.tsx';
import { Notice } from '../elements/Notice.tsx';
import { say } from '../words/say.ts';

/** A screen whose code comes when it is asked for; where it does not come, that is said, and every other screen stays. */
export class LaterScreen extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Notice
        tone="bad"
        title={say.frame.thisScreenCouldNot}
        action={
          <Button
            onClick={() => {
              location.reload();
            }}
          >
            {say.frame.reload}
          </Button>
        }
      >
        {say.frame.itsCodeDidNot}
      </Notice>
    );
  }
}
