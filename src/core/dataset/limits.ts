/**
 * @file The most that is read of a data set, wherever it comes from: page, workers and commands refuse the same. What is dropped may
 * have been made to do harm.
 */

/** The longest file that is read, in bytes: far above any photograph, far below what a zip bomb unpacks to. */
export const MAX_FILE_BYTES = 256 * 2 ** 20;
/** The largest image that is decoded, in pixels: a 50-megapixel camera passes, 10,000 x 10,000 does not. */
export const MAX_PIXELS = 64_000_000;
/** The longest text that is read, in bytes: a project of a million variants. */
export const MAX_TEXT_BYTES = 512 * 2 ** 20;
/** The most files and folders that are looked at: their names alone would fill the memory of a page. */
export const MAX_ENTRIES = 250_000;
/** Folders inside each other; what is deeper is most likely a link that leads in circles. */
export const MAX_DEPTH = 64;
/** The most that an entry of more than a megabyte may grow by when it is unpacked: pictures hardly shrink, bombs a thousandfold. */
export const MAX_RATIO = 200;
/** The longest name of a file or a folder that every file system takes, in bytes of UTF-8. */
export const MAX_NAME_BYTES = 255;
/** The longest path that is read, in bytes of UTF-8: what the strictest of the common systems takes. */
export const MAX_PATH_BYTES = 1024;
