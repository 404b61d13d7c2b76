import { useEffect, useState } from 'react';
import { Input } from './field';

const typingPause = 300;

interface FindBoxProps {
  label: string;
  placeholder: string;
  /** What is searched by now. */
  q: string;
  /** Called when the typing rests; undefined: nothing is searched. */
  onFind: (q: string | undefined) => void;
}

/** A box to search a list by: it waits until the typing rests, and follows the address. */
export function FindBox({ label, placeholder, q, onFind }: FindBoxProps) {
  const [typed, setTyped] = useState(q);
  const [known, setKnown] = useState(q);
  if (known !== q) {
    setKnown(q);
    setTyped(q);
  }
  useEffect(() => {
    const next = typed.trim();
    if (next === q) return undefined;
    const timer = setTimeout(() => onFind(next === '' ? undefined : next), typingPause);
    return () => clearTimeout(timer);
  }, [typed, q, onFind]);
  return (
    <Input
      label={label}
      type="search"
      placeholder={placeholder}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
