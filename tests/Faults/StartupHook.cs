using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using RedStation.Tests.Faults;

/// <summary>
/// Puts faults into the shipped program without a line of it knowing: the runtime calls this before the program's own start when
/// <c>DOTNET_STARTUP_HOOKS</c> names this assembly, and every host says when it is about to be built.
/// </summary>
internal static class StartupHook
{
    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(FaultSwitch.Variable) is { Length: > 0 } file)
        {
            var faults = new FaultSwitch(file);
            DiagnosticListener.AllListeners.Subscribe(new ActionObserver<DiagnosticListener>(listener =>
            {
                if (listener.Name == "Microsoft.Extensions.Hosting")
                {
                    listener.Subscribe(new ActionObserver<KeyValuePair<string, object?>>(said =>
                    {
                        if (said is { Key: "HostBuilding", Value: IHostBuilder host })
                        {
                            host.ConfigureServices(services => FaultyStorage.PutBetween(services, faults));
                        }
                    }));
                }
            }));
        }
    }
}
