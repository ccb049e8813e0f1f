/** In the address of the page where the records are shut until a person opens them: so it is known before anything is seen. */
export const STARTS_SHUT = '?shut';
