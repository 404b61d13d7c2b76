import { useEffect, useRef } from 'react';
import './error-summary.css';

interface ErrorSummaryProps {
  title: string;
  problems: readonly { target: string; message: string }[];
}

/** On top of a form after a try to submit: takes the focus, each problem leads to its field. */
export function ErrorSummary({ title, problems }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [problems]);
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.target}-${problem.message}`}>
            <a
              href={`#${problem.target}`}
              onClick={(event) => {
                event.preventDefault();
                const field = document.getElementById(problem.target);
                field?.focus();
                field?.scrollIntoView({ block: 'center' });
              }}
            >
              {problem.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
