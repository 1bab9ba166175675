/** Which other pictures a method takes for its variants. */
export type PartnerKind = 'same class' | 'any class' | 'other classes';
