import { describe, expect, it } from 'vitest';
import { fromInput } from '../../storage/chosenFiles.ts';
import { failureOf } from '../../core/failure.ts';
import { EN } from '../../ui/words/en.ts';
import { takenOf } from './taken.ts';

const file = (name: string, text = 'x') => new File([text], name);
const taken = async (...files: readonly File[]) => takenOf(await fromInput(files).catch(failureOf));

describe('what is dropped on a class', () => {
  it('is its pictures, and what cannot be taken is named', async () => {
    const [a, b] = [file('a.jpg'), file('b.jpg')];
    expect(await taken(a, b)).toEqual({ files: [a, b] });
    expect(await taken()).toEqual({ code: 'nothing' });
    const archive = await taken(file('pets.zip', 'PK'));
    expect(archive).toEqual({ code: 'archive', name: 'pets.zip' });
    expect('code' in archive && EN.notTaken(archive)).toMatch(/^“pets\.zip” is an archive: unpack it/u);
    expect(await taken(file('a.zip'), file('b.tar'))).toEqual({ code: 'several-archives' });
    expect(takenOf(failureOf(new DOMException('gone', 'NotFoundError')))).toEqual({ code: 'unread' });
  });
});
