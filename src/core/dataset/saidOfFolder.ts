/**
 * What a person says of a folder: by its path, or else by its name. A keyboard and a disk spell an accent in two ways.
 *
 * @param said by names that are composed (NFC).
 */
export const saidOfFolder = <Said>(path: string, name: string, said: ReadonlyMap<string, Said>): Said | undefined =>
  said.get(path.normalize('NFC')) ?? said.get(name.normalize('NFC'));
