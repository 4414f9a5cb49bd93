"""Pictures of every page: a demo market that is opened for it, the addresses it holds, and the camera. Only `commands_screenshots` calls it."""
