using RedStation.Tests.Load.Running;

return await Entry.Start(args);
