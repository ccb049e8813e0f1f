import { describe, expect, it } from 'vitest';
import { SAMPLE_CUSTOMER_IP, sampleSessions } from '../../../shared/practice.ts';
import { emptyLivenessEntries, entriesForVendor, livenessFields, readLivenessEntries } from './liveness-form.ts';

const filled = {
  sessionId: sampleSessions[0].sessionId,
  customerIp: '49.36.10.7',
  caseReference: 'APP-1',
  isCaseChosen: true,
};

describe('readLivenessEntries', () => {
  it('asks for the session id and the address, and not for the case reference', () => {
    expect(readLivenessEntries(emptyLivenessEntries).problems).toEqual({
      sessionId: 'required',
      customerIp: 'required',
      caseReference: null,
    });
  });

  it('takes a pasted session id with blanks and line ends around it', () => {
    const entries = { ...filled, sessionId: `  ${filled.sessionId.toUpperCase()}\r\n` };
    expect(readLivenessEntries(entries).problems.sessionId).toBeNull();
  });

  it('warns of an address that no customer has, without refusing it', () => {
    for (const customerIp of ['192.168.1.4', '127.0.0.1', '::1', SAMPLE_CUSTOMER_IP]) {
      const reading = readLivenessEntries({ ...filled, customerIp });
      expect(reading.problems.customerIp).toBeNull();
      expect(reading.hasUnlikelyIp).toBe(true);
    }
    expect(readLivenessEntries(filled).hasUnlikelyIp).toBe(false);
    expect(readLivenessEntries({ ...filled, customerIp: '1.2.3' }).hasUnlikelyIp).toBe(false);
  });

  it('warns of an Aadhaar number as a reference', () => {
    expect(readLivenessEntries({ ...filled, caseReference: '2341 2341 2346' }).looksLikeAadhaar).toBe(true);
    expect(readLivenessEntries({ ...filled, caseReference: '2341 2341 2347' }).looksLikeAadhaar).toBe(false);
  });

  it('makes no case of a reference that is only typed', () => {
    const typed = { ...filled, caseReference: 'HD', isCaseChosen: false };
    expect(readLivenessEntries(typed).problems.caseReference).toBe('caseNotChosen');
    expect(readLivenessEntries({ ...typed, isCaseChosen: true }).problems.caseReference).toBeNull();
    expect(readLivenessEntries({ ...typed, caseReference: '' }).problems.caseReference).toBeNull();
  });

  it('has every field in the order of the screen', () => {
    expect([...livenessFields, 'isCaseChosen']).toEqual(Object.keys(emptyLivenessEntries));
  });
});

describe('entriesForVendor', () => {
  const own = {
    sessionId: '5f0c1d2e-0000-4000-8000-000000000001',
    customerIp: '49.36.10.7',
    caseReference: 'APP-1',
    isCaseChosen: true,
  };

  it('keeps what somebody typed', () => {
    expect(entriesForVendor(own, '49.36.1.1')).toEqual(own);
  });

  it('takes away what practice put there', () => {
    const sample = { ...own, sessionId: sampleSessions[0].sessionId, customerIp: SAMPLE_CUSTOMER_IP };
    expect(entriesForVendor(sample, null)).toEqual({ ...own, sessionId: '', customerIp: '' });
  });

  it('fills in the default address where there is none', () => {
    expect(entriesForVendor({ ...own, customerIp: '' }, '49.36.1.1').customerIp).toBe('49.36.1.1');
    expect(entriesForVendor({ ...own, customerIp: SAMPLE_CUSTOMER_IP }, '49.36.1.1').customerIp).toBe('49.36.1.1');
  });
});
