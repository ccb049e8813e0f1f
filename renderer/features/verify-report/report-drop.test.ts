import { describe, expect, it } from 'vitest';
import { MOST_REPORT_BYTES } from '../../../shared/evidence/reporting.ts';
import { reportOfDrop } from './report-drop.ts';

function item(size: number) {
  const file = new File([], 'report.pdf');
  Object.defineProperty(file, 'size', { value: size });
  return { kind: 'file', file } as const;
}

describe('a report that is dropped', () => {
  it('is one file, whatever text comes with it', () => {
    const dropped = item(1000);
    expect(reportOfDrop([dropped])).toBe(dropped.file);
    expect(reportOfDrop([{ kind: 'text' }, dropped])).toBe(dropped.file);
  });

  it('is refused with its reason otherwise', () => {
    expect(reportOfDrop([])).toBe('noFile');
    expect(reportOfDrop([{ kind: 'text' }])).toBe('noFile');
    expect(reportOfDrop([{ kind: 'directory' }])).toBe('noFile');
    expect(reportOfDrop([item(1), item(2)])).toBe('severalFiles');
  });

  it('is no larger than the main process takes', () => {
    expect(reportOfDrop([item(MOST_REPORT_BYTES + 1)])).toBe('tooLarge');
    expect(reportOfDrop([item(MOST_REPORT_BYTES)])).toBeInstanceOf(File);
  });
});
