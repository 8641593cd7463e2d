using System.Data;
using Microsoft.Data.Sqlite;

namespace RedStation.Storage.Databases;

/// <summary>A command that runs on a statement of its connection which is already prepared, and gives it back when it is disposed of.</summary>
internal sealed class CachedStatementCommand : SqliteCommand
{
    private const char Sign = '@';

    private readonly StatementCachingConnection connection;
    private SqliteCommand? statement;

    /// <summary>Makes one.</summary>
    public CachedStatementCommand(StatementCachingConnection connection)
    {
        this.connection = connection;
        Connection = connection;
    }

    /// <summary>Runs it; the driver's other ways of running a command lead here.</summary>
    public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
    {
        GiveBack();
        var statement = connection.Take(CommandText);
        try
        {
            statement.CommandTimeout = CommandTimeout;
            statement.Transaction = Transaction;
            Bind(Parameters, statement.Parameters);
            var reader = statement.ExecuteReader(behavior);
            this.statement = statement;
            return reader;
        }
        catch
        {
            // In whatever state a failure left it.
            statement.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
        }

        base.Dispose(disposing);
    }

    /// <summary>
    /// Hands the values on. The statement's own parameters are kept, under names with the sign before them that the statement has: for a name
    /// without one, the driver tries all signs each time.
    /// </summary>
    private static void Bind(SqliteParameterCollection given, SqliteParameterCollection kept)
    {
        if (!Fit(given, kept))
        {
            kept.Clear();
            foreach (SqliteParameter parameter in given)
            {
                kept.Add(new SqliteParameter { ParameterName = IsSigned(parameter) ? parameter.ParameterName : Sign + parameter.ParameterName });
            }
        }

        for (var at = 0; at < given.Count; at++)
        {
            kept[at].Value = given[at].Value;
            kept[at].SqliteType = given[at].SqliteType;
        }
    }

    private static bool Fit(SqliteParameterCollection given, SqliteParameterCollection kept)
    {
        if (given.Count != kept.Count)
        {
            return false;
        }

        for (var at = 0; at < given.Count; at++)
        {
            if (!kept[at].ParameterName.AsSpan(IsSigned(given[at]) ? 0 : 1).SequenceEqual(given[at].ParameterName))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSigned(SqliteParameter parameter) => parameter.ParameterName is ['@' or '$' or ':', ..];

    private void GiveBack()
    {
        if (this.statement is { } statement)
        {
            this.statement = null;
            connection.GiveBack(statement);
        }
    }
}
