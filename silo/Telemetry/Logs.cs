namespace RedStation.Silo.Telemetry;

/// <summary>How the log looks: for people by default, JSON when <c>RedStation:Logs:Json</c> is true.</summary>
public static class Logs
{
    /// <summary>Replaces the host's own logging.</summary>
    public static ILoggingBuilder UseRedStationLogs(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        if (configuration.GetValue("RedStation:Logs:Json", false))
        {
            logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
            });
        }

        return logging;
    }
}
