import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Journeys through lazily loaded pages take their time on a busy machine. What
// never comes still fails, only later.
configure({ asyncUtilTimeout: 15_000 });
