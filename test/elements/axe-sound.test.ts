import { axeFindsNothingIn } from './support/axe.ts';
import * as inbox from '../../stories/voicemail-inbox.stories.ts';

axeFindsNothingIn(inbox);
