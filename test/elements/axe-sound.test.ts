import { axeFindsNothingIn } from './support/axe.ts';
import * as greeting from '../../stories/voicemail-greeting.stories.ts';
import * as inbox from '../../stories/voicemail-inbox.stories.ts';

axeFindsNothingIn(greeting, inbox);
