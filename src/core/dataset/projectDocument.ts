/** @file Name and version of the project's document, apart from its schema: whoever writes or finds one needs no validator. */

export const DOCUMENT_NAME = 'offshoot.json';
export const DOCUMENT_VERSION = 2;
