using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using RedStation.Contracts;

namespace RedStation.Storage.Databases;

/// <summary>Turns the driver's exceptions into ours at the edge of the storage.</summary>
public sealed partial class StorageFaults(ILogger<StorageFaults> logger)
{
    /// <summary>Runs a piece of storage work; only the driver's exceptions are changed on their way out.</summary>
    /// <exception cref="StorageFaultException">The driver failed; its exception is in the log.</exception>
    public async Task<T> Translate<T>(string what, Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            var code = (exception as SqliteException)?.SqliteExtendedErrorCode.ToString(CultureInfo.InvariantCulture)
                ?? exception.SqlState
                ?? exception.GetBaseException().GetType().Name;
            StorageMetrics.Fault();
            LogFault(exception, what, code);
            throw new StorageFaultException($"The database failed to {what} (code {code}).");
        }
    }

    [LoggerMessage(LogLevel.Error, "The database failed to {What} (code {Code})")]
    private partial void LogFault(Exception exception, string what, string code);
}
