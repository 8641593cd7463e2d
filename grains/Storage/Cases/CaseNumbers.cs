using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Options;
using RedStation.Domain.Cases;
using RedStation.Grains.Cases;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Cases;

/// <summary>The numbers of cases as tables: how far each series has come, and which number is whose. Numbers are added and never change.</summary>
public sealed class CaseNumbers(IDatabase database, IOptions<CaseOptions> options) : ICaseNumbers
{
    private const string Find = "SELECT number FROM case_numbers WHERE case_id = @CaseId AND series = @Series";

    private const string Next =
        """
        INSERT INTO case_number_series (series, last_serial) VALUES (@Series, 1)
        ON CONFLICT (series) DO UPDATE SET last_serial = case_number_series.last_serial + 1
        RETURNING last_serial
        """;

    private const string Add =
        "INSERT INTO case_numbers (number, case_id, series) VALUES (@Number, @CaseId, @Series) ON CONFLICT DO NOTHING";

    /// <inheritdoc/>
    public Task<string> Take(string caseId, string district, string classId)
    {
        var series = CaseNumberFormat.SeriesOf(options.Value.NumberFormat, district, classId);
        return database.WriteRows((connection, transaction) => Take(connection, transaction, caseId, series));
    }

    private static async Task<string> Take(DbConnection connection, DbTransaction transaction, string caseId, string series)
    {
        while (true)
        {
            var key = new { CaseId = caseId, Series = series };
            if (await connection.QuerySingleOrDefaultAsync<string?>(Find, key, transaction) is { } own)
            {
                return own;
            }

            // Another format may have given the same text before: the next of this series is taken then.
            var number = CaseNumberFormat.Number(series, await connection.ExecuteScalarAsync<long>(Next, key, transaction));
            if (await connection.ExecuteAsync(Add, new { Number = number, CaseId = caseId, Series = series }, transaction) > 0)
            {
                return number;
            }
        }
    }
}
