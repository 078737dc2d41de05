// For the processes that run tests: they are made to exit, and what their pipe had not taken by then would be lost with its tests.
interface Handle { setBlocking?(blocking: boolean): void }
(process.stdout as unknown as { _handle?: Handle })._handle?.setBlocking?.(true);
