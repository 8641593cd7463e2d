using RedStation.Silo.Commands;
using RedStation.Silo.Hosting;

SharedBuffers.Keep();
return await SiloCommands.Run(args);
