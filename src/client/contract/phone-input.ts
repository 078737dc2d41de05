import { matching } from './common.ts';

/** A phone number as somebody typed it; the server makes E.164 of it, or answers 422 `phoneNumber.invalid`. Only for requests. */
export const PhoneInput = matching(/^[\d+*#(). /-]{1,32}$/);
/** ISO 3166-1 alpha-2: whose numbers are written without a country code. */
export const Country = matching(/^[A-Z]{2}$/);
