import { axeFindsNothingIn } from './support/axe.ts';
import * as calendar from '../../stories/calendar-dnd.stories.ts';
import * as devices from '../../stories/device-list.stories.ts';
import * as integrations from '../../stories/integration-list.stories.ts';
import * as voicemail from '../../stories/voicemail-settings.stories.ts';

axeFindsNothingIn(calendar, integrations, voicemail, devices);
