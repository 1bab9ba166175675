/** @file What the judge knows classes by, in Chinese, as sentences end with it. */

export const KNOWN_BY = { names: '名称', 'names and examples': '名称和示例', examples: '示例' };
