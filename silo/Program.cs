using RedStation.Silo.Commands;

return await SiloCommands.Run(args);
