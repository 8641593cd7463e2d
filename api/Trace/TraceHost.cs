using RedStation.Api.Players;
using RedStation.Api.Stations;
using RedStation.Contracts;
using RedStation.Domain.Geo;

namespace RedStation.Api.Trace;

/// <summary>Brings the stations of a trace in, plays it, tells how it went, and keeps the stations connected until the process ends.</summary>
public sealed partial class TraceHost(
    TraceOptions options,
    StationImporter importer,
    PlayerApi api,
    TracePlayer player,
    Heartbeats heartbeats,
    ILogger<TraceHost> logger) : BackgroundService
{
    private const int LoggedAtMost = 100;
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await api.WhenReady(stoppingToken);
            var stations = await ImportStations(stoppingToken);
            var devices = stations.ToDictionary(
                station => station.Id, station => new PlayedDevice(station.Id, station.Definition.District, api), StringComparer.Ordinal);
            var beating = heartbeats.Run([.. devices.Values], stoppingToken);
            LogStarted(logger, options.Speed, stations.Count);
            var totals = await player.Play(devices, stations.ToDictionary(station => station.Id, station => station.Definition.Ports), stoppingToken);
            LogFinished(logger, totals);
            await Console.Out.WriteLineAsync($"trace finished: {totals}");
            await beating;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped(logger);
        }
        catch (Exception fault) when (fault is TraceFormatException or IOException or InvalidOperationException)
        {
            LogFailed(logger, fault.Message);
        }
    }

    private async Task<IReadOnlyList<ImportedStation>> ImportStations(CancellationToken cancellation)
    {
        var read = importer.Read(await File.ReadAllBytesAsync(options.StationsFile, cancellation), ImportFormat.Csv);
        foreach (var error in read.Errors.Take(LoggedAtMost))
        {
            LogRow(logger, error.Row, error.Field, error.Rule);
        }

        if (read.ErrorCount > 0)
        {
            LogRows(logger, read.ErrorCount);
        }

        await Import(read, cancellation);
        return read.Stations;
    }

    /// <summary>A machine that is still busy with starting may answer too late. What is stored by then is left alone the next time.</summary>
    private async Task Import(ImportFile file, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await importer.Apply(file, Datum.Wgs84, cancellation);
                return;
            }
            catch (Exception fault) when (TransientFault.Is(fault) && !cancellation.IsCancellationRequested)
            {
                LogImportRepeated(logger, fault.Message);
                await Task.Delay(RepeatAfter, cancellation);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Playing the trace at {Speed} times life on {Stations} stations")]
    private static partial void LogStarted(ILogger logger, double speed, int stations);

    [LoggerMessage(Level = LogLevel.Information, Message = "trace finished: {Totals}")]
    private static partial void LogFinished(ILogger logger, TraceTotals totals);

    [LoggerMessage(Level = LogLevel.Information, Message = "The trace was stopped before its end")]
    private static partial void LogStopped(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "The trace cannot be played: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The stations are not all there yet and are brought in again: {Reason}")]
    private static partial void LogImportRepeated(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Row {Row} of the stations was skipped: {Field} {Rule}")]
    private static partial void LogRow(ILogger logger, int row, string field, string rule);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "The stations have {Errors} errors; lines of the trace that need a skipped station are unreadable")]
    private static partial void LogRows(ILogger logger, int errors);
}
