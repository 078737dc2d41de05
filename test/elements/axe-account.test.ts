import { axeFindsNothingIn } from './support/axe.ts';
import * as access from '../../stories/access-summary.stories.ts';
import * as company from '../../stories/company-info.stories.ts';
import * as licenses from '../../stories/license-list.stories.ts';
import * as personalInfo from '../../stories/personal-info.stories.ts';
import * as appearance from '../../stories/theme-switch.stories.ts';

axeFindsNothingIn(personalInfo, company, access, licenses, appearance);
