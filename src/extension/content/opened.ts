/** Runs in pages of sites that the reader wants judged: tells the background that one has opened. */
import { ask } from '../messages.ts'

void ask('opened', null)
