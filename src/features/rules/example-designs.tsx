import type { ReactNode } from 'react';
import type { RuleExample } from '../../core/rule-pages/example.ts';
import { fill, pageWords } from '../../core/rule-pages/words.ts';
import { useText } from '../../platform/react/workspace.tsx';
import { ExamplePicture } from './example-picture.tsx';
import styles from './rules.module.css';

/** The bad and the good design of a rule's table, as pictures, and what differs. */
export function ExampleDesigns({ example }: { example: RuleExample }): ReactNode {
  const { language, pick } = useText();
  const { bad, good, facts, moreFacts } = example;
  return (
    <>
      <h4>{pick(pageWords.bad)}</h4>
      <ExamplePicture heading={pick(pageWords.bad)} name={bad.name} mermaid={bad.mermaid} />
      {good !== null && (
        <>
          <h4>{pick(pageWords.good)}</h4>
          <p>{pick(good.fixed ? pageWords.fixed : pageWords.accepted)}</p>
          <ExamplePicture heading={pick(pageWords.good)} name={good.name} mermaid={good.mermaid} />
        </>
      )}
      {facts.length > 0 && (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{pick(pageWords.differs)}</th>
              <th scope="col">{pick(pageWords.badFact)}</th>
              <th scope="col">{pick(pageWords.goodFact)}</th>
            </tr>
          </thead>
          <tbody>
            {facts.map(([path, was, is]) => (
              <tr key={path}>
                <td>
                  <code>{path}</code>
                </td>
                <td>{was ?? '–'}</td>
                <td>{is ?? '–'}</td>
              </tr>
            ))}
            {moreFacts > 0 && (
              <tr>
                <td colSpan={3}>{fill(pageWords.more, language, { count: String(moreFacts) })}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </>
  );
}
