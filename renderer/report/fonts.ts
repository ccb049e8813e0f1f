/*
 * One family for both languages, of fonts with one weight each: a variable font, such as the window's, comes out of the
 * browser's PDF as drawings of letters (Type 3), which are larger and which some readers show poorly.
 */
import '@fontsource/noto-sans-devanagari/latin-400.css';
import '@fontsource/noto-sans-devanagari/latin-600.css';
import '@fontsource/noto-sans-devanagari/latin-ext-400.css';
import '@fontsource/noto-sans-devanagari/latin-ext-600.css';
import '@fontsource/noto-sans-devanagari/devanagari-400.css';
import '@fontsource/noto-sans-devanagari/devanagari-600.css';
