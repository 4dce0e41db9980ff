/**
 * Addresses that the worker leaves alone: the server's own, the desk, and each page that is open without a sign-in, such
 * as a TV, an invite, or the sign-in of the next person on this phone.
 */
export const FROM_THE_SERVER =
  /^\/(api|assets|socket\.io|admin|sign-in|c|reset|setup|join|help|tv|display|watch|boss|street|unreachable)(\/|\?|$)/
