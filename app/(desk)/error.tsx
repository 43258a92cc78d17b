"use client";

import ErrorPage from "../error.tsx";

/** The same words inside the desk: the rail stays, so there is a way on. */
export default ErrorPage;
