import { axeFindsNothingIn } from './support/axe.ts';
import * as blockedCallers from '../../stories/blocked-callers.stories.ts';
import * as contacts from '../../stories/contact-import.stories.ts';
import * as missedCalls from '../../stories/missed-call-toggle.stories.ts';
import * as notifications from '../../stories/notification-settings.stories.ts';

axeFindsNothingIn(blockedCallers, contacts, missedCalls, notifications);
