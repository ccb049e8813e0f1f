import { describe, expect, it } from 'vitest';
import { countPages } from './save.ts';
import { reportFileName } from './title.ts';

const madeAt = '2026-11-22T05:10:11.000Z';

describe('the name of a report’s file', () => {
  it('has its title and the day', () => {
    expect(reportFileName({ title: 'Facedesk APP-4711', madeAt })).toBe('Facedesk APP-4711 2026-11-22.pdf');
  });

  it('does not name the day twice', () => {
    expect(reportFileName({ title: 'Facedesk 2026-11-22', madeAt })).toBe('Facedesk 2026-11-22.pdf');
  });

  it('has nothing in it that a system can’t have, and can’t leave its folder', () => {
    expect(reportFileName({ title: 'Facedesk ../..\\a:b*\u0000c', madeAt })).toBe(
      'Facedesk ..-..-a-b-c 2026-11-22.pdf',
    );
  });

  it('is not too long for a file system', () => {
    const name = reportFileName({ title: `Facedesk ${'अ'.repeat(500)}`, madeAt });
    expect([...name].length).toBeLessThan(140);
  });
});

describe('countPages', () => {
  it('counts pages, and not the tree that holds them', () => {
    const pdf = Buffer.from('<</Type /Pages /Count 2>> <</Type /Page\n/Parent 1 0 R>> <</Type/Page>>', 'latin1');
    expect(countPages(pdf)).toBe(2);
  });
});
