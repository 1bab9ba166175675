import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { removeLeftParts, sayLeftParts } from './leftParts.ts';
import { isGone, partName, processesHere, writerOf, type Writer } from './partName.ts';

const work = mkdtempSync(join(tmpdir(), 'left-'));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(work, 'case-'));
});
afterAll(() => {
  rmSync(work, { recursive: true });
});

const HERE = processesHere();
/** A process that has ended, and so has no start. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid!;
}
const leave = (writer: Writer, target = 'out.zip'): string => {
  const name = partName(target, writer);
  writeFileSync(join(folder, name), 'a part');
  return join(folder, name);
};
const remove = () => removeLeftParts(join(folder, 'out.zip'));

describe('what a killed run left', () => {
  it('is removed where its process is gone, and said', async () => {
    const left = leave({ ...HERE.own, pid: await endedProcess() });
    const found = remove();
    expect(found).toEqual({ removed: [left], kept: [] });
    expect(sayLeftParts(found)).toEqual([`${left}, which a run that was killed had left, is removed`]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('is removed where another process has its number by now', () => {
    const left = leave({ ...HERE.own, start: '1' });
    expect(remove().removed).toEqual([left]);
  });

  it('stays where its run may be at work, and is named', async () => {
    const pid = await endedProcess();
    const kept = [leave(HERE.own), leave({ ...HERE.own, pid, place: 'a'.repeat(12) })].sort();
    const found = remove();
    expect({ ...found, kept: [...found.kept].sort() }).toEqual({ removed: [], kept });
    expect(sayLeftParts(found)[0]).toMatch(/may be at work, or was killed: delete it if none is$/u);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('is told from everything else', async () => {
    const writer = { ...HERE.own, pid: await endedProcess() };
    const others = [leave(writer, 'other.zip'), leave(writer, 'out.zip.zip')];
    writeFileSync(join(folder, 'out.zip'), '');
    writeFileSync(join(folder, '.out.zip.part'), '');
    writeFileSync(join(folder, '.out.zip.0123456789abcdef.part'), '');
    mkdirSync(join(folder, partName('out.zip', writer)));
    symlinkSync(others[0]!, join(folder, partName('out.zip', writer)));
    const before = readdirSync(folder);
    expect(remove()).toEqual({ removed: [], kept: [] });
    expect(readdirSync(folder)).toEqual(before);
    expect(removeLeftParts(join(folder, 'missing', 'out.zip'))).toEqual({ removed: [], kept: [] });
  });
});

describe('the writer of a name', () => {
  it.each(['out.zip', '猫'.repeat(83), 'a.b-1-2.part', 'x'.repeat(255)])('is read back from it: %s', (target) => {
    const name = partName(target, HERE.own);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(writerOf(name, `/some/where/${target}`)).toEqual(HERE.own);
    expect(partName(target, HERE.own)).not.toBe(name);
  });

  it('is not gone where nobody says when it began', () => {
    const processes = { own: HERE.own, startOf: () => '' };
    expect(isGone({ ...HERE.own, start: '5' }, processes)).toBe(false);
    expect(isGone({ ...HERE.own, start: '' }, { ...processes, startOf: () => '7' })).toBe(false);
    expect(isGone({ ...HERE.own, start: '5' }, { ...processes, startOf: () => '7' })).toBe(true);
  });
});
