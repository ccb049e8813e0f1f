import { Search, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import styles from './search-box.module.css';

interface SearchBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly clearLabel: string;
  /** What is searched for now; where somebody else changes it, the box follows. */
  readonly text: string;
  /** A little after the last letter, or at once with Enter. */
  readonly onSearch: (text: string) => void;
  readonly className?: string | undefined;
}

/** Between two letters of somebody who types without haste. */
const PAUSE = 220;

/** A box that searches while one types. */
export function SearchBox({ label, placeholder, clearLabel, text, onSearch, className }: SearchBoxProps) {
  const [typed, setTyped] = useState(text);
  const [followed, setFollowed] = useState(text);
  if (followed !== text) {
    setFollowed(text);
    if (text !== typed.trim()) setTyped(text);
  }
  const input = useRef<HTMLInputElement>(null);
  // On the first screen it is there, and typed in, before it is moved by this.
  useLayoutEffect(() => setTyped((now) => input.current?.value ?? now), []);
  const latest = useRef(onSearch);
  useEffect(() => {
    latest.current = onSearch;
  });
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => latest.current(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, text]);
  return (
    <SearchField
      className={`${styles.search} ${className ?? ''}`}
      aria-label={label}
      value={typed}
      onChange={setTyped}
      onSubmit={(now) => onSearch(now.trim())}
      onClear={() => onSearch('')}
      autoComplete="off"
      spellCheck="false"
    >
      <Search size={16} aria-hidden="true" />
      <Input ref={input} className={styles.input ?? ''} placeholder={placeholder} />
      <Button className={styles.clear ?? ''} aria-label={clearLabel}>
        <X size={15} aria-hidden="true" />
      </Button>
    </SearchField>
  );
}
