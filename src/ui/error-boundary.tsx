import { Copy, RotateCcw } from 'lucide-react';
import { Component } from 'react';
import type { ErrorInfo, ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './error-boundary.module.css';
import { SeverityIcon } from './severity-icon.tsx';
import { TID } from './test-ids.ts';

export interface ErrorBoundaryLabels {
  title: string;
  /** What is safe and what to do now. */
  text: string;
  retry: string;
  details: string;
  copy: string;
  copied: string;
}

export interface ErrorBoundaryProps {
  labels: ErrorBoundaryLabels;
  /** Before the children are tried again. */
  onRetry?: (() => void) | undefined;
  onError?: ((error: Error, componentStack: string) => void) | undefined;
  /** Further ways out, beside the retry. */
  actions?: ReactNode;
  children: ReactNode;
}

interface State {
  error: Error | null;
  stack: string;
  copied: boolean;
}

const WELL: State = { error: null, stack: '', copied: false };

/** Keeps a part that broke from taking the rest along, and lets the user try it again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = WELL;

  static getDerivedStateFromError(thrown: unknown): Partial<State> {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    const stack = info.componentStack ?? '';
    this.setState({ stack });
    this.props.onError?.(error, stack);
  }

  private readonly retry = (): void => {
    this.props.onRetry?.();
    this.setState(WELL);
  };

  private details(): string {
    const { error, stack } = this.state;
    return [error?.stack ?? `${error?.name}: ${error?.message}`, stack.trim()]
      .filter(Boolean)
      .join('\n\n');
  }

  private readonly copy = (): void => {
    void navigator.clipboard.writeText(this.details()).then(() => this.setState({ copied: true }));
  };

  override render(): ReactNode {
    const { labels, actions, children } = this.props;
    const { error, copied } = this.state;
    if (!error) return children;
    return (
      <div className={styles['box']} role="alert" data-testid={TID.errorBoundary}>
        <SeverityIcon severity="error" size={24} />
        <p className={styles['title']}>{labels.title}</p>
        <p className={styles['text']}>{labels.text}</p>
        <div className={styles['actions']}>
          {actions}
          <Button icon={Copy} onClick={this.copy}>
            {copied ? labels.copied : labels.copy}
          </Button>
          <Button variant="primary" icon={RotateCcw} onClick={this.retry}>
            {labels.retry}
          </Button>
        </div>
        <details className={styles['details']}>
          <summary>{labels.details}</summary>
          <pre className={styles['trace']}>{this.details()}</pre>
        </details>
      </div>
    ) satisfies ReactElement;
  }
}
