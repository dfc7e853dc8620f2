import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A busy machine takes its time. What never comes still fails, only later.
configure({ asyncUtilTimeout: 15_000 });
